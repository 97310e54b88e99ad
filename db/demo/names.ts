/** Names for made-up people: given names and surnames of many backgrounds, drawn at random, never twice alike, and never with a family name of somebody taken. */
import type { Chance } from './chance.ts'

const GIVEN = `Aaliyah Abigail Adaeze Aidan Aisha Alastair Amara Amina Anders Angela Anil Anneliese Arjun Beatrix Bethan Bilal Bronwen Callum Carmel
Catriona Cerys Chidi Clare Colette Conor Dafydd Danuta Deborah Declan Devika Dominic Edith Efua Eleri Elizabeth Emeka Esther Faisal Farah Fergus Fiona
Francesca Gareth Geraldine Gita Grace Gwen Hamza Hannah Harriet Helena Hugh Ibrahim Imogen Ines Isobel Ivan Jacinta Jahanara Jasmin Joanna Jonah Judith
Kamal Katarzyna Keisha Kiran Kwame Laila Leon Lorna Lucia Magnus Malcolm Manisha Marek Marguerite Marta Maryam Meera Miriam Morag Nadia Natasha Neil
Ngozi Niamh Nikhil Noor Olena Olufemi Oscar Padraig Parveen Patience Petra Philippa Priya Rachel Rashid Rebecca Rhiannon Roisin Rosalind Rupert Ruth
Saira Samuel Sanjay Seren Shazia Sian Simone Soraya Stefan Sunita Suzanne Tamsin Tariq Theresa Thomasin Tobias Umar Unity Ursula Valerie Verity Vikram
Wanda Winifred Yasmin Yusuf Zahra Zofia`.split(/\s+/)

const FAMILY = `Abara Achebe Adair Adeyemi Ainscough Akhtar Alderson Appiah Ashdown Atherley Bainbridge Banerjee Barraclough Bassey Beckwith Begum Bevan
Bielska Birtwhistle Boateng Brannigan Brockbank Calderwood Campion Carrow Chaudhry Chikwanha Clitheroe Coldwell Costello Cragg Darby Dasgupta Deakin Dhillon
Dobrowolska Drinkwater Eastwood Ekwueme Elwell Fairclough Farrimond Fenby Fernandes Fitzroy Gaskarth Ghosh Gill Goodall Grimshaw Gunawardena Haddon Hadfield
Haigh Harker Hartigan Hashmi Hebden Heron Hollander Hussain Inskip Iqbal Jagger Jallow Jarosz Jephcott Kapoor Kaur Keane Kellett Kendrew Kowalczyk Ladipo
Lagun Langstaff Lister Lund Maddox Mahmood Malik Marchetti Mbeki Mensah Merriweather Metcalf Mistry Moorhouse Mwangi Nair Nettleton Nkemelu Novak Nuttall
Obi Ogden Okafor Oldroyd Osei Otieno Pargeter Patel Pemberley Penhallow Pickersgill Popescu Purcell Qureshi Rahman Ravenscroft Reddy Rigby Rosewarne
Rowbotham Rutherglen Sadiq Saltmarsh Sandford Satterthwaite Sesay Shafiq Sharma Silcock Skelton Sowerby Spofforth Starling Sugden Swales Szymanska Tasker
Thackray Thirlwell Tolhurst Trelawny Tunstall Uddin Umoru Varley Venkatesan Wadsworth Waheed Walmsley Warriner Weatherill Whitelock Winterbourne Wolska
Wrigglesworth Yardley Yeboah Zaman`.split(/\s+/)

/** Draws names, never the same one twice. */
export function namesFrom(chance: Chance, taken: readonly string[]): () => string {
  const used = new Set(taken)
  const familiar = new Set(taken.map((name) => name.split(' ').at(-1)))
  const family = FAMILY.filter((name) => !familiar.has(name))
  return () => {
    for (;;) {
      const name = `${chance.pick(GIVEN)} ${chance.pick(family)}`
      if (!used.has(name)) {
        used.add(name)
        return name
      }
    }
  }
}
